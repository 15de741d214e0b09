INSERT IGNORE INTO activity_kind (code, name, position) VALUES
  ('online-course', '网上课程', 1), ('city-class', '市局培训班', 2), ('district-class', '区局培训班', 3),
  ('district-training', '区局全员普训', 4), ('squad-training', '科队训练', 5), ('exercise', '实战演练', 6),
  ('exam', '考试合格', 7), ('teaching', '授课', 8), ('other', '其他', 9)
